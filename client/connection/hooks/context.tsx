import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Connection, RoomState } from '../roomState';

/** The connection of the meeting on screen. The room provides it, and every feature uses it. */
export const ConnectionContext = createContext<Connection | null>(null);

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('no connection above this component');
  return connection;
}

/**
 * A part of the room's state. The component renders again only when the selected value is another one, compared by
 * identity, so select stable values.
 */
export function useRoom<T>(select: (state: RoomState) => T): T {
  const connection = useConnection();
  return useSyncExternalStore(connection.subscribe, () => select(connection.state()));
}
