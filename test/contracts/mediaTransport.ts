import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Connection, RoomState } from '../../client/connection/roomState';
import { noTracks } from '../../client/media/devices/ownMedia';
import type { MediaTransport, OpenTransport } from '../../client/media/transports/transport';
import type { MediaTicket } from '../../shared/protocol/media';
import { type Answer, answered, refusedWith } from '../../shared/refusal';

/** Our own server as a transport sees it: `gives` is its answer to a request for a ticket. */
export class FakeServer {
  readonly asked: string[] = [];
  gives: Answer<MediaTicket> = refusedWith({ refused: 'unavailable' });
  readonly #listeners = new Set<() => void>();
  #link: RoomState['link'] = { kind: 'here' };

  readonly connection = {
    state: () => ({ link: this.#link, meeting: null }),
    subscribe: (listener: () => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
    ask: async (event: string) => {
      this.asked.push(event);
      return this.gives;
    },
    on: () => () => undefined,
  } as unknown as Connection;

  /** The connection to the server is lost, and comes back. */
  reconnect(): void {
    for (const link of [{ kind: 'reconnecting', since: 0 }, { kind: 'here' }] as const) {
      this.#link = link;
      for (const listener of [...this.#listeners]) listener();
    }
  }
  get tickets(): number {
    return this.asked.filter((event) => event === 'media:join').length;
  }
}

const LONGEST_WAIT_MS = 10_000;

/** What every transport promises the room, seen without a browser: how it begins, waits, stops and ends. */
export function mediaTransport(
  name: string,
  carries: boolean,
  openFor: (server: FakeServer) => OpenTransport | Promise<OpenTransport>,
): void {
  describe(`transport: ${name}`, () => {
    let transport: MediaTransport | null = null;
    beforeEach(() => {
      vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
    });
    afterEach(() => {
      transport?.close();
      vi.useRealTimers();
      vi.unstubAllGlobals();
    });

    async function open() {
      const server = new FakeServer();
      const openTransport = await openFor(server);
      vi.useFakeTimers();
      // Now, so that the page has the timers of the test's clock.
      vi.stubGlobal('window', Object.assign(new EventTarget(), { setTimeout, clearTimeout }));
      const changed = vi.fn();
      const opened = openTransport(changed);
      transport = opened;
      return { server, changed, transport: opened };
    }

    test('[MD13] a transport does nothing before it is told to connect', async () => {
      const { server, changed, transport } = await open();
      expect(transport.status()).toBe('off');
      expect(transport.peers().size).toBe(0);
      expect(server.asked).toEqual([]);
      expect(changed).not.toHaveBeenCalled();
    });

    test('[MD14] without a ticket it is unavailable, says so, and asks again by itself', async () => {
      const { server, changed, transport } = await open();
      await transport.connect();
      await vi.advanceTimersByTimeAsync(0);
      expect(transport.status()).toBe(carries ? 'unavailable' : 'off');
      if (!carries) return;
      expect(changed).toHaveBeenCalled();
      const before = server.tickets;
      await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS);
      expect(server.tickets).toBeGreaterThan(before);
    });

    test('[MD15] when suspended it disconnects from everybody, and connecting again asks for a new ticket', async () => {
      const { server, transport } = await open();
      await transport.connect();
      await vi.advanceTimersByTimeAsync(0);
      transport.suspend();
      expect(transport.peers().size).toBe(0);
      const before = server.tickets;
      await transport.connect();
      await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS);
      expect(server.tickets > before).toBe(carries);
    });

    test('[MD16] publishing and withdrawing before anybody is there harms nobody', async () => {
      const { transport } = await open();
      transport.publish(noTracks, { members: new Set(['ann']), isOpen: true });
      transport.publish(noTracks, { members: new Set(['ann']), isOpen: false });
      transport.request('ann', 'large');
      transport.withdraw();
      await transport.connect();
      expect([transport.level('ann'), transport.quality(), transport.capacity()]).toEqual([0, 'good', 'everybody']);
    });

    test('[MD17] after closing it stays off: nothing asks for a ticket again, even when the server is back', async () => {
      const { server, changed, transport } = await open();
      await transport.connect();
      transport.close();
      transport.close();
      expect(transport.status()).toBe('off');
      const [tickets, calls] = [server.tickets, changed.mock.calls.length];
      server.gives = answered({ kind: 'none' });
      server.reconnect();
      await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS);
      expect(server.tickets).toBe(tickets);
      expect(changed.mock.calls.length).toBe(calls);
      expect(transport.peers().size).toBe(0);
    });
  });
}
