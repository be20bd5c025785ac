import path from 'node:path';
import { findLivekit } from '../../../server/media/livekit/process/binary';
import { isHidden, mayRunWith } from '../components';

/** The program that tests run: LIVEKIT_SERVER, where `npm run livekit:install` puts it, or on the PATH. */
export const livekitProgram = isHidden('livekit')
  ? null
  : (process.env.LIVEKIT_SERVER ?? findLivekit(path.resolve('data'), process.env));

export const mayRun = mayRunWith('livekit', livekitProgram !== null);
