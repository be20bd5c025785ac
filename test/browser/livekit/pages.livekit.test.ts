import { describe, expect } from 'vitest';
import { type MediaLab, mediaPages } from '../../contracts/mediaPages';
import { mayRun } from '../../support/livekit/program';
import { LivekitLab } from '../support/media/livekitLab';

async function open(): Promise<MediaLab> {
  const lab = await LivekitLab.open();
  return {
    sit: async (name) => {
      const { page } = await lab.add(name);
      await lab.sit(name);
      return page;
    },
    change: (name, rights) => lab.change(name, rights),
    split: (rights) => lab.split(rights),
    remove: (name) => lab.remove(name),
    end: async () => {
      await lab.end();
      expect(await lab.livekit.control.listRooms(), 'rooms at LiveKit').toEqual([]);
    },
    clear: () => lab.clear(),
    close: () => lab.close(),
  };
}

describe.runIf(mayRun)('on a real LiveKit server', () => mediaPages('livekit', open));
