import type { Collaborator, ExcalidrawImperativeAPI, SocketId } from '@excalidraw/excalidraw/types';
import { useCallback, useEffect, useRef } from 'react';
import type { DocumentName } from '../../../shared/meeting/state';
import type { PresenceNews } from '../../../shared/protocol/presence';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { useNames } from '../../connection/hooks/meeting';

const everyMs = 110;
/** The `tool` of a pointer that draws a trail of light, which fades. */
const laser = 'laser';
/** The `tool` of a pointer that has left the board. */
const away = 'away';

type Cursor = Extract<PresenceNews, { kind: 'cursor' }>;
const isCursor = (news: PresenceNews): news is Cursor => news.kind === 'cursor';

/** The pointers of the others. Only their names tell them apart, because all have the colour of ink. */
export function useCursors(api: ExcalidrawImperativeAPI | null, document: DocumentName): void {
  const presence = useRoom((state) => state.presence);
  const nameOf = useNames();
  const meeting = useRoom((state) => state.meeting);
  const me = useRoom((state) => state.view?.me ?? '');
  const myTab = useRoom((state) => state.view?.tab ?? '');
  const shown = useRef('');
  useEffect(() => {
    if (!api) return;
    // The newest tab of a member counts.
    const latest = new Map<string, Cursor>();
    for (const news of presence.values()) {
      if (isCursor(news) && news.document === document && !(news.member === me && news.tab === myTab))
        latest.set(news.member, news);
    }
    const others = [...latest.values()].filter(
      ({ tool, member }) => tool !== away && meeting?.seats[member]?.presence === 'here',
    );
    const now = others.map(({ tab, x, y, tool }) => `${tab} ${x} ${y} ${tool}`).join('|');
    if (now === shown.current) return;
    shown.current = now;
    const style = getComputedStyle(window.document.documentElement);
    const color = {
      background: style.getPropertyValue('--ink').trim(),
      stroke: style.getPropertyValue('--panel').trim(),
    };
    const collaborators = new Map<SocketId, Collaborator>(
      others.map(({ member, tab, x, y, tool }) => [
        `${member}/${tab}` as SocketId,
        {
          pointer: { x, y, tool: tool === laser ? laser : 'pointer' },
          button: tool === laser ? 'down' : 'up',
          username: nameOf(member),
          color,
          id: member,
        },
      ]),
    );
    api.updateScene({ collaborators });
  }, [api, document, presence, nameOf, meeting, me, myTab]);
}

/** Tells the others a few times a second where my pointer is, and when it leaves. */
export function useTellCursor(document: DocumentName): (x: number, y: number, isLaser: boolean) => void {
  const connection = useConnection();
  const last = useRef({ at: 0, tool: '' });
  useEffect(() => {
    const leave = () => connection.presence({ kind: 'cursor', document, x: 0, y: 0, tool: away });
    leave(); // notes of my closed tabs no longer count
    return leave;
  }, [connection, document]);
  return useCallback(
    (x, y, isLaser) => {
      const now = performance.now();
      const tool = isLaser ? laser : 'pointer';
      if (now - last.current.at < everyMs && tool === last.current.tool) return;
      last.current = { at: now, tool };
      connection.presence({ kind: 'cursor', document, x: Math.round(x), y: Math.round(y), tool });
    },
    [connection, document],
  );
}
