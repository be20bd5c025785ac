import type { MemberId } from '../../../shared/meeting/state';

/** Degrees clockwise from the top. My own seat is at the bottom, and the others follow in speaking order. */
export function angleOf(member: MemberId, me: MemberId, order: readonly MemberId[]): number {
  const step = 360 / Math.max(1, order.length);
  const mine = Math.max(0, order.indexOf(me));
  return positive(180 + (order.indexOf(member) - mine) * step);
}

/** A point at `radius` from the middle, with x to the right and y down. */
export function pointAt(angle: number, radius: number): { x: number; y: number } {
  const turn = (angle * Math.PI) / 180;
  return { x: Math.sin(turn) * radius, y: -Math.cos(turn) * radius };
}

/**
 * The place of a seat on a circle of radius 1. The seat of a person who is away stands a little outside, but never
 * above the window.
 */
export function placeAt(angle: number, isAway: boolean): { x: number; y: number } {
  if (!isAway) return pointAt(angle, 1);
  const { x, y } = pointAt(angle, 1.1);
  return { x, y: Math.max(y, -1) };
}

export const positive = (angle: number): number => ((angle % 360) + 360) % 360;

/** The next angle for a rotation that counts full turns, so that it takes the short way. */
export function shortestTurn(from: number, to: number): number {
  const way = positive(to - from);
  return from + (way > 180 ? way - 360 : way);
}

/** How far the solid line reaches, clockwise from the opener to the person who speaks. */
export function sweepBehind(opener: number, speaker: number): number {
  return positive(speaker - opener);
}

/** Where the name of a seat stands: beside the seat at the top, below all others. */
export function sideOf(angle: number): 'top' | 'east' | 'west' | 'bottom' {
  const { x, y } = pointAt(angle, 1);
  if (y < -0.95) return 'top';
  if (y > 0.95) return 'bottom';
  return x > 0 ? 'east' : 'west';
}
