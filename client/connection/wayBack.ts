import type { GroupId } from '../../shared/meeting/state';

const place = 'roundel.withoutWayBack';

function read(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** I was asked in this browser to see to a way back into the group, and waved it away. */
export const isWayBackPutOff = (group: GroupId): boolean => read().includes(group);

export function putOffWayBack(group: GroupId): void {
  try {
    localStorage.setItem(place, JSON.stringify([...read().filter((one) => one !== group), group]));
  } catch {
    // Storage is full or blocked: it is asked again.
  }
}
