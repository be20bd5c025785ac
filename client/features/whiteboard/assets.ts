/** Fonts of the board come from our own server; Excalidraw would otherwise ask a public one. To be called before it loads. */
export function prepareDrawing(): void {
  Object.assign(window, { EXCALIDRAW_ASSET_PATH: '/excalidraw/' });
}
