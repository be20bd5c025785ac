import path from 'node:path';
import { findLivekit } from '../../../server/media/livekit/process/binary';

/** The program that tests run: LIVEKIT_SERVER, or where `npm run livekit:install` puts it, or on the PATH. */
export const livekitProgram = process.env.LIVEKIT_SERVER ?? findLivekit(path.resolve('data'), process.env);

/** Without it the tests say so and stand aside; where everything is checked (CI) that is a failure. */
export const mayRun = livekitProgram !== null || process.env.CI === 'true';
