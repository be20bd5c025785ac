/** A point on a circle around the middle, at an angle in degrees clockwise from the top, with x to the right and y down. */
export function pointAt(angle: number, radius: number): { x: number; y: number } {
  const turn = (angle * Math.PI) / 180;
  return { x: Math.sin(turn) * radius, y: -Math.cos(turn) * radius };
}

export const positive = (angle: number): number => ((angle % 360) + 360) % 360;

/** How far it is, clockwise, from one angle to another. */
export const clockwise = (from: number, to: number): number => positive(to - from);
