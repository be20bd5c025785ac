/** A picture of the operator's, and its size. */
export type Logo = { src: string; width: number; height: number };

/** Null as well where there is no page, as when parts are drawn into a text. */
const metaOf = (name: string): string | null =>
  globalThis.document?.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || null;

function logoOf(theme: string): Logo | null {
  const [src, width, height] = metaOf(`logo-${theme}`)?.split(' ') ?? [];
  return src ? { src, width: Number(width), height: Number(height) } : null;
}

/** What people know this server as, and its logo. The server writes both into the page; without them they are Roundel's. */
const own = metaOf('application-name');
export const product = own ?? 'Roundel';
export const isOwnProduct = own !== null;
export const logos = { light: logoOf('light'), dark: logoOf('dark') };
