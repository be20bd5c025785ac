/**
 * Remaining time as minutes and seconds, without a minus sign. Rounded up, so that "0:00" means that no time is left.
 */
export function clockText(ms: number): string {
  const seconds = ms >= 0 ? Math.ceil(ms / 1000) : Math.floor(-ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
