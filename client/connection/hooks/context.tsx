import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Connection, RoomState } from '../roomState';

/** The connection of the meeting on screen; set once by the room, used by every feature. */
export const ConnectionContext = createContext<Connection | null>(null);

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('no connection above this component');
  return connection;
}

/** A part of the room's state; renders again only when the selected value changes (by identity: select what is stable). */
export function useRoom<T>(select: (state: RoomState) => T): T {
  const connection = useConnection();
  return useSyncExternalStore(connection.subscribe, () => select(connection.state()));
}
