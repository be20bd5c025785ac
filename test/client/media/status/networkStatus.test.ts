import { describe, expect, test } from 'vitest';
import type { MediaState, RemoteMedia } from '../../../../client/media/mediaState';
import { createNetworkStatus, type NetworkStatus } from '../../../../client/media/status/networkStatus';

type Given = {
  status?: MediaState['status'];
  poorNetwork?: boolean;
  others?: Record<string, RemoteMedia['network']>;
};

/** Time passes in half seconds; answers with everything that was shown meanwhile. */
function evening() {
  const watch = createNetworkStatus();
  let now = 10_000;
  return (seconds: number, { status = 'here', poorNetwork = false, others = {} }: Given): NetworkStatus[] => {
    const remote = new Map(Object.entries(others).map(([member, network]) => [member, { network }]));
    const shown: NetworkStatus[] = [];
    for (const end = now + seconds * 1_000; now < end; now += 500)
      shown.push(watch.step({ status, poorNetwork, remote }, now));
    return shown;
  };
}
const well: NetworkStatus = { away: false, broken: {}, weak: [], ownWeak: false };

describe('what is said of the network', () => {
  test('a moment without one is nobody’s business; what lasts is said, and gone at once when it is back', () => {
    const pass = evening();
    for (const shown of pass(3.5, { others: { ann: 'reconnecting', ben: 'good' } })) expect(shown).toEqual(well);
    const after = pass(2, { others: { ann: 'reconnecting', ben: 'good' } });
    expect(after.at(-1)).toEqual({ ...well, broken: { ann: 'interrupted' } });
    expect(pass(0.5, { others: { ann: 'good', ben: 'good' } })).toEqual([well]);
  });

  test('what was not found for long is no interruption any more', () => {
    const pass = evening();
    expect(pass(6, { others: { ann: 'reconnecting' } }).at(-1)).toEqual({ ...well, broken: { ann: 'interrupted' } });
    expect(pass(0.5, { others: { ann: 'gone' } })).toEqual([{ ...well, broken: { ann: 'notConnected' } }]);
  });

  test('a weak line is said later than a broken one, theirs on their seat and mine on mine', () => {
    const pass = evening();
    for (const shown of pass(5, { poorNetwork: true, others: { ann: 'poor' } })) expect(shown).toEqual(well);
    expect(pass(3, { poorNetwork: true, others: { ann: 'poor' } }).at(-1)).toEqual({
      ...well,
      weak: ['ann'],
      ownWeak: true,
    });
  });

  test.each(['connecting', 'reconnecting', 'unavailable'] as const)(
    'my own network is %s: said once, on no seat',
    (status) => {
      const pass = evening();
      const shown = pass(6, { status, others: { ann: 'reconnecting' } });
      expect(shown[0]).toEqual(well);
      expect(shown.at(-1)).toEqual({ ...well, away: true });
      expect(pass(0.5, { others: { ann: 'good' } })).toEqual([well]);
    },
  );

  test('where nothing is carried nothing is missing', () => {
    expect(evening()(60, { status: 'off' }).at(-1)).toEqual(well);
  });
});
