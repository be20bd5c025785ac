import { useEffect, useState } from 'react';
import { fetchNewPage } from '../fetchNewPage';
import { createMeetingConnection, type MeetingConnection } from '../session';
import { newTab, openSocket } from '../socket';

/** A connection to this meeting, as long as the page is drawn. `isScreen` as for the socket. */
export function useMeetingConnection(meeting: string, isScreen = false): MeetingConnection | null {
  const [connection, setConnection] = useState<MeetingConnection | null>(null);
  useEffect(() => {
    const tab = newTab();
    const socket = openSocket(meeting, tab, { isScreen });
    const opened = createMeetingConnection({ socket, tab, reload: fetchNewPage });
    setConnection(opened);
    return () => opened.close();
  }, [meeting, isScreen]);
  return connection;
}
