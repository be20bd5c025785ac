import type { MemberId } from '../../../shared/meeting/state';

/** Degrees clockwise from the top. My own seat is at the bottom; the others follow in speaking order. */
export function angleOf(member: MemberId, me: MemberId, order: readonly MemberId[]): number {
  const step = 360 / Math.max(1, order.length);
  const mine = Math.max(0, order.indexOf(me));
  return positive(180 + (order.indexOf(member) - mine) * step);
}

/** A point at `radius` from the middle, x to the right and y down. */
export function pointAt(angle: number, radius: number): { x: number; y: number } {
  const turn = (angle * Math.PI) / 180;
  return { x: Math.sin(turn) * radius, y: -Math.cos(turn) * radius };
}

/** Where a seat stands on a line of radius 1; who left the line sits a little outside, but never above the window. */
export function placeAt(angle: number, isAway: boolean): { x: number; y: number } {
  if (!isAway) return pointAt(angle, 1);
  const { x, y } = pointAt(angle, 1.1);
  return { x, y: Math.max(y, -1) };
}

export const positive = (angle: number): number => ((angle % 360) + 360) % 360;

/** The next angle to turn to so that the way is the short one, for rotations that remember full turns. */
export function shortestTurn(from: number, to: number): number {
  const way = positive(to - from);
  return from + (way > 180 ? way - 360 : way);
}

/** How far the line behind the light reaches, clockwise from who opened to who speaks. */
export function sweepBehind(opener: number, speaker: number): number {
  return positive(speaker - opener);
}

/** Where a name stands: beside the seat at the top, below all others. */
export function sideOf(angle: number): 'top' | 'east' | 'west' | 'bottom' {
  const { x, y } = pointAt(angle, 1);
  if (y < -0.95) return 'top';
  if (y > 0.95) return 'bottom';
  return x > 0 ? 'east' : 'west';
}
