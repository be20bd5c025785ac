// What `npm run unused` looks at: files, exports and packages that nobody uses. Tests count as users.
export default {
  entry: [
    'server/main.ts',
    'client/index.html',
    'vite.server.config.ts',
    'scripts/*.{js,ts}',
    'bench/*.ts',
    'test/**/*.test.{ts,tsx}',
    // Pages that tests have Vite serve.
    'test/browser/support/media/{livekitPage,meshPage,scriptedMedia}.ts',
    'test/support/gallery/{gallery.tsx,vite.config.ts}',
  ],
  project: ['{shared,server,client,test,bench,scripts}/**/*.{ts,tsx,js,css}'],
  // Without the layer of an import, which is no JavaScript.
  compilers: { css: (text) => [...text.matchAll(/(?<=@)import "[^"]+"/g)].join(';\n') },
  // Programs of the computer, asked for only where they are.
  ignoreBinaries: ['apt-get', 'go', 'pngquant', 'Xvfb'],
};
