/** Whether this browser can draw a picture again and send the drawing; asked before anything of the blur is fetched. */
export const canBlur = (): boolean =>
  typeof WebAssembly !== 'undefined' && typeof Worker !== 'undefined' && 'captureStream' in HTMLCanvasElement.prototype;
