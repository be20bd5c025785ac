/** Only what our own server has. */
const ownSources = (source: string): string =>
  source
    .split(/,\s*(?=url\()/u)
    .filter((each) => !each.startsWith('url(http') || each.startsWith(`url(${window.location.origin}/`))
    .join(', ');

/**
 * Fonts of the board come from our own server. Excalidraw names a public host as a second source for each of them, and
 * a browser reports that as a breach of our content policy even when it never asks: the second source is left out.
 * To be called before Excalidraw loads.
 */
export function prepareDrawing(): void {
  if ('EXCALIDRAW_ASSET_PATH' in window) return;
  const Original = window.FontFace;
  class OwnFontFace extends Original {
    constructor(family: string, source: string | BufferSource, descriptors?: FontFaceDescriptors) {
      super(family, typeof source === 'string' ? ownSources(source) : source, descriptors);
    }
  }
  Object.assign(window, { EXCALIDRAW_ASSET_PATH: '/excalidraw/', FontFace: OwnFontFace });
}
