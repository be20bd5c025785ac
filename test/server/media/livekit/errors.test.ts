import { describe, expect, test } from 'vitest';
import { isUnreachable, refusesUs, saysNotFound } from '../../../../server/media/livekit/errors';

describe('what counts as an answer of LiveKit', () => {
  const answer = (status: number, code?: string) => Object.assign(new Error('no'), { status, code });

  test.each([
    ['nothing at all', new TypeError('fetch failed'), 'gone'],
    ['a proxy with nothing behind it', answer(502), 'gone'],
    ['a proxy that gives up waiting', answer(504), 'gone'],
    ['a proxy that knows no such place yet', answer(404), 'gone'],
    ['LiveKit that cannot be reached by itself', answer(503, 'unavailable'), 'gone'],
    ['LiveKit with a fault of its own', answer(500, 'internal'), 'answers'],
    ['LiveKit that does not know the key', answer(401), 'refuses'],
    ['LiveKit that knows no such room', answer(404, 'not_found'), 'not found'],
  ])('%s', (_words, error, meaning) => {
    const said = isUnreachable(error)
      ? 'gone'
      : saysNotFound(error)
        ? 'not found'
        : refusesUs(error)
          ? 'refuses'
          : 'answers';
    expect(said).toBe(meaning);
  });
});
