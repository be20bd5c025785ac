import i18next from 'i18next';
import type { Mine, Minutes } from '../../shared/protocol/http';
import { catalogues, minutesFile } from '../features/minutes/minutesFile';
import type { Extras } from '../features/ownership/exportFile';
import { loadFormats } from '../i18n/families';
import { loadMessages } from '../i18n/load';
import { drawStoredBoard } from '../room/minutesBoards';

/** The file of minutes holds what belongs to its reader too. The group's file does not. */
const nothingOfMine: Mine = { note: '', pages: [], given: [], envelope: [], groupNotes: '' };

/** Minutes in words, in the reader's language and time. */
const minutesText: Extras['minutesText'] = async (exported) => {
  const minutes = exported as unknown as Minutes;
  await loadMessages(...catalogues);
  await loadFormats(
    [...minutes.stages.filter(({ decided }) => decided !== undefined), ...minutes.pages].map(({ words }) => words),
  );
  return minutesFile(minutes, nothingOfMine, i18next.getFixedT(i18next.language, catalogues));
};

export const exportExtras: Extras = { drawBoard: drawStoredBoard, minutesText };
