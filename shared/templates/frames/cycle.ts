import { renewal } from '../ballots';
import { each, fixed } from '../minutes';
import { discussed, inTurn, told, voted, written } from '../stages';
import type { FrameTemplate } from '../template';
import { evaluation, evaluationReview } from './ending';

/** The first and the last meeting of a cycle, and what a facilitator and a member talk about in between. */

/** F8: facilitator and member, by telephone: progress, one issue, what to bring to the group. */
export const oneToOneFrame: FrameTemplate = {
  id: 'frame.one2one',
  words: 'one2one',
  slotPolicy: 'equal',
  people: { least: 2, most: 2 },
  minutes: { standard: 60, least: 40, most: 90 },
  leadership: 'led',
  audioOnly: true,
  breaks: false,
  soleClient: true,
  stages: [
    discussed('one2one', 'checkin', fixed(5), ['all', 'lead'], 'free'),
    told('one2one', 'progress', fixed(10), ['client'], { due: 'statusesSettled', artefacts: ['status'] }),
    told('one2one', 'issue', { kind: 'rest' }, ['client', 'lead'], { due: 'time', artefacts: ['action', 'issue'] }),
    discussed('one2one', 'prepare', fixed(10), ['all', 'lead'], 'free', { artefacts: ['issue'] }),
    discussed('one2one', 'close', fixed(5), ['all', 'lead'], 'free', {
      due: 'bothConfirm',
      artefacts: ['nextDate', 'note'],
      protected: true,
    }),
  ],
};

/** F9: how peer coaching works, tried out: priorities, a drill of questions, a first slot, the agreement. */
export const orientationFrame: FrameTemplate = {
  id: 'frame.orientation',
  words: 'orientation',
  slotPolicy: 'equal',
  people: { least: 4, most: 10 },
  minutes: { standard: 120, least: 100, most: 180 },
  leadership: 'led',
  audioOnly: false,
  breaks: false,
  stages: [
    told('orientation', 'welcome', fixed(8), ['lead'], { due: 'manual', artefacts: ['attendance'] }),
    inTurn('orientation', 'checkin', each(1), ['all']),
    written('orientation', 'write', fixed(5), ['all'], { keep: 'owner', release: ['group'] }),
    inTurn('orientation', 'share', each(1.5), ['all'], { reads: 'write' }),
    told('orientation', 'how', fixed(8), ['lead'], { due: 'manual' }),
    discussed('orientation', 'drill', fixed(12), ['all'], 'free', { due: 'time', parts: 'pairs' }),
    {
      id: 'demo',
      words: 'orientation.demo',
      kind: 'block',
      block: 'block.slot',
      repeat: 'once',
      minutes: fixed(20),
    },
    discussed('orientation', 'agree', fixed(10), ['all'], 'queue', {
      due: 'allSigned',
      artefacts: ['agreement', 'note'],
    }),
    discussed('orientation', 'next', fixed(5), ['all'], 'free', { artefacts: ['nextDate', 'note'] }),
    evaluation('orientation', 3),
    inTurn('orientation', 'close', each(0.5), ['all'], { artefacts: ['evaluationResult'], protected: true }),
  ],
};

/** F10: the last meeting of a cycle: what moved, thanks, the final evaluation, and whether the group goes on. */
export const closingFrame: FrameTemplate = {
  id: 'frame.closing',
  words: 'closing',
  slotPolicy: 'equal',
  people: { least: 3, most: 10 },
  minutes: { standard: 120, least: 90, most: 180 },
  leadership: 'led',
  audioOnly: false,
  breaks: false,
  stages: [
    inTurn('closing', 'checkin', each(1), ['all']),
    written('closing', 'write', fixed(5), ['all'], { keep: 'owner', release: ['group'] }),
    inTurn('closing', 'tell', each(4), ['all'], { reads: 'write' }),
    inTurn('closing', 'thanks', each(1.5), ['all']),
    evaluation('closing', 5, 'final', 'E2'),
    evaluationReview('closing', 5),
    voted('closing', 'renew', fixed(5), renewal),
    discussed('closing', 'follow', fixed(4), ['all'], 'free', { artefacts: ['nextDate', 'note'] }),
    inTurn('closing', 'close', each(1), ['all'], { protected: true }),
  ],
};
