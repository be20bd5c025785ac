import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { chosenReader, clientOfPages, keptFor, readerOfPage } from '../../../shared/meeting/rights/pages';
import type { PlannedStage } from '../../../shared/meeting/state';
import type { OwnPage } from '../../../shared/protocol/records';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useSavedText } from '../../connection/hooks/savedText';
import { Icon } from '../../ui/icon';
import { SavedField, StaleNotice, useSavedWord } from '../../ui/savedText';
import { useOpenPage, useReaderText } from './choosing';
import { useStageText } from './stageText';

/** My page of one stage: a record that is saved while I write it. Who reads it stands beside its title. */
export function Page({
  stage,
  stored,
  title,
  placeholder,
  children,
}: {
  stage: PlannedStage;
  stored: OwnPage | undefined;
  title: string;
  placeholder: string;
  children: (text: string) => ReactNode;
}) {
  const { t } = useTranslation('writing');
  const meeting = useMeeting();
  const me = useMe();
  const change = useChangeRecords();
  const stageText = useStageText();
  const readerText = useReaderText();
  const setOpen = useOpenPage();
  const savedWord = useSavedWord();
  const saved = useSavedText({
    stored: stored ?? { text: '', version: 0 },
    send: (text, version) => change({ what: 'savePage', stage: stage.key, text, version }),
    about: 'page',
  });
  const { text, saving } = saved;
  const latest = useRef(saved.keep);
  latest.current = saved.keep;
  useEffect(() => {
    setOpen({ stage: stage.key, text, keep: () => latest.current() });
  }, [setOpen, stage.key, text]);
  useEffect(() => () => setOpen(null), [setOpen]);

  const reader = readerOfPage(meeting, stage.key, me);
  const client = clientOfPages(meeting, stage);
  const isSoon = chosenReader(meeting, stage.key, me) === null && keptFor(meeting, stage, me) === 'client';
  return (
    <>
      <header className="writing-head">
        <h2>{title}</h2>
        <p className="writing-quiet">
          <Icon name={reader === 'owner' ? 'lock' : 'people'} size={16} />
          <span>{readerText(reader, client, isSoon)}</span>
        </p>
      </header>
      <StaleNotice className="writing-notice" saved={saved} />
      <div className="writing-body">
        <SavedField
          saved={saved}
          className="writing-lines"
          aria-label={t('label', { stage: stageText(stage) })}
          placeholder={placeholder}
          maxLength={longest.page}
        />
      </div>
      <p className="writing-saved writing-quiet" role="status">
        {text === '' && saving === 'saved' ? '' : savedWord(saving)}
      </p>
      {children(text)}
    </>
  );
}
