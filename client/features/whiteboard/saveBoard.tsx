import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { Menu } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { withoutMarks } from '../../ui/text/isolated';
import { elementsIn } from './boardDocument';
import { boardAsPng, boardAsSvg } from './boardFiles';
import { picturesOf } from './pictures';

/** Saves the page as a file on this computer. */
export function SaveBoard({ doc, title }: { doc: Y.Doc; title: string }) {
  const { t } = useTranslation('board');
  const connection = useConnection();
  const meeting = useRoom((state) => state.meeting?.id ?? '');
  const [failed, setFailed] = useState(false);

  async function save(kind: 'png' | 'svg') {
    try {
      const elements = elementsIn(doc);
      const files = await picturesOf(meeting, elements, connection.now());
      const file = await (kind === 'png' ? boardAsPng : boardAsSvg)(elements, files);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `${withoutMarks(title)}.${kind}`;
      link.click();
      URL.revokeObjectURL(link.href);
      setFailed(false);
    } catch {
      setFailed(true); // the canvas may be larger than the browser can paint
    }
  }

  return (
    <>
      <Menu
        label={t('save')}
        name={t('save')}
        className="board-save"
        entries={[
          { id: 'png', label: t('png'), icon: 'image', onChoose: () => void save('png') },
          { id: 'svg', label: t('svg'), icon: 'pencil', onChoose: () => void save('svg') },
        ]}
      >
        <Icon name="download" size={20} />
      </Menu>
      {failed ? (
        <p className="board-problem" role="alert">
          {t('notSaved')}
        </p>
      ) : null}
    </>
  );
}
