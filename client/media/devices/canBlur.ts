/** The program that finds the person draws with WebGL 2. Where that is missing it opens a window of the browser to say so. */
function drawsWithWebgl(): boolean {
  try {
    const pen = document.createElement('canvas').getContext('webgl2');
    // A browser gives only a few of these at a time.
    pen?.getExtension('WEBGL_lose_context')?.loseContext();
    return pen !== null;
  } catch {
    return false;
  }
}

let answer: boolean | null = null;

/** Whether this browser can draw a picture again and send the drawing; asked before anything of the blur is fetched. */
export function canBlur(): boolean {
  answer ??=
    typeof WebAssembly !== 'undefined' &&
    typeof Worker !== 'undefined' &&
    typeof HTMLCanvasElement !== 'undefined' &&
    'captureStream' in HTMLCanvasElement.prototype &&
    drawsWithWebgl();
  return answer;
}
