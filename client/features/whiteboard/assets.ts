/** Only files of our own server. */
const ownSources = (source: string): string =>
  source
    .split(/,\s*(?=url\()/u)
    .filter((each) => !each.startsWith('url(http') || each.startsWith(`url(${window.location.origin}/`))
    .join(', ');

/**
 * Loads the fonts of the board from our own server. Excalidraw names a public host as a second source of each font, and
 * browsers report that as a breach of our content policy even when they never use it, so the second source is removed.
 * Call it before Excalidraw loads.
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
