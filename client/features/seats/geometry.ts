import type { MemberId } from '../../../shared/meeting/state';
import { clockwise, pointAt, positive } from '../../ui/circle';

/** Degrees clockwise from the top. My own seat is at the bottom, and the others follow in speaking order. */
export function angleOf(member: MemberId, me: MemberId, order: readonly MemberId[]): number {
  const step = 360 / Math.max(1, order.length);
  const mine = Math.max(0, order.indexOf(me));
  return positive(180 + (order.indexOf(member) - mine) * step);
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

/** The next angle for a rotation that counts full turns, so that it takes the short way. */
export function shortestTurn(from: number, to: number): number {
  const way = clockwise(from, to);
  return from + (way > 180 ? way - 360 : way);
}

/** Where the name of a seat stands: beside the seat at the top, below all others. */
export function sideOf(angle: number): 'top' | 'east' | 'west' | 'bottom' {
  const { x, y } = pointAt(angle, 1);
  if (y < -0.95) return 'top';
  if (y > 0.95) return 'bottom';
  return x > 0 ? 'east' : 'west';
}
