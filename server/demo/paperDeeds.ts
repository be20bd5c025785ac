import { holderTurn } from '../../shared/meeting/floor/holders';
import type { Deed } from './deed';
import { indexOf, type Place, type Scene } from './scene';
import { DRAWS } from './scripts/script';

/** What simulated members write and draw: issue card, action plan, cards for the client, the board. */
export function paperDeed(scene: Scene, place: Place): Deed | null {
  const deeds = place.client === scene.me ? clientDeeds(scene, place) : coachDeeds(scene, place);
  return deeds.find(({ key }) => !scene.done.has(key)) ?? null;
}

function clientDeeds({ script }: Scene, { stage, slot }: Place): Deed[] {
  if (slot === null) return [];
  const { id } = slot;
  const deeds: Deed[] = [];
  if (stage.artefacts.includes('issue') && slot.issue === null) {
    deeds.push({ key: `issue ${id}`, afterMs: 1_500, once: true, act: { kind: 'shareIssue', slot: id } });
    const help = [...script.issue.help];
    deeds.push({
      key: `help ${id}`,
      afterMs: 500,
      once: true,
      act: { kind: 'command', command: { type: 'setHelp', slot: id, help } },
    });
  }
  if (stage.artefacts.includes('action') && slot.outcome === 'open') {
    deeds.push({ key: `draft ${id}`, afterMs: 1_500, once: true, act: { kind: 'draftAction', slot: id } });
    deeds.push({ key: `accept ${id}`, afterMs: 4_000, once: true, act: { kind: 'acceptAction', slot: id } });
  }
  return deeds;
}

function coachDeeds(scene: Scene, place: Place): Deed[] {
  const { script, me, guest } = scene;
  const { stage, slot, client } = place;
  if (slot === null || client === null || holderTurn(place.progress)?.member === me) return [];
  const mine = indexOf(scene);
  const cards = stage.artefacts.includes('envelope') ? (client === guest ? script.yourCards : script.cards) : [];
  const deeds = cards
    .filter(({ by }) => by === mine)
    .map(({ kind, text }, card): Deed => {
      const change = { what: 'addEnvelope', slot: slot.id, kind, text } as const;
      return { key: `card ${slot.id} ${mine} ${card}`, afterMs: 5_000, once: true, act: { kind: 'change', change } };
    });
  if (mine !== DRAWS || client === guest || !stage.artefacts.includes('board')) return deeds;
  const strokes = script.board.map((drawn, at): Deed => {
    const act = { kind: 'draw', slot: slot.id, drawn, place: at } as const;
    return { key: `draw ${slot.id} ${at}`, afterMs: 900, once: true, act };
  });
  return [...deeds, ...strokes];
}
