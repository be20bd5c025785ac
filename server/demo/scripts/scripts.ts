import type { DemoFormat } from '../../../shared/protocol/http';
import { consultation } from './consultation';
import { mastermind } from './mastermind';
import { peerCoaching } from './peerCoaching';
import type { Script } from './script';

export const scripts: Readonly<Record<DemoFormat, Script>> = {
  group: peerCoaching,
  mastermind,
  consultation,
};
