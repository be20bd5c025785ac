import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { chosenReader, clientOfPages, keptFor, readerOfPage } from '../../../shared/meeting/rights/pages';
import type { PlannedStage } from '../../../shared/meeting/state';
import type { OwnPage } from '../../../shared/protocol/records';
import { keepDraft } from '../../connection/documents/drafts';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useChangeRecords } from '../../connection/hooks/records';
import { useSavedRecord } from '../../connection/hooks/savedRecord';
import { SoftButton } from '../../ui/buttons';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { RestOf } from '../../ui/rest';
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
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const change = useChangeRecords();
  const stageText = useStageText();
  const readerText = useReaderText();
  const setOpen = useOpenPage();
  const field = useRef<HTMLTextAreaElement>(null);
  const { value, write, keep, isKept, isSaving, refused, giveWay, insist } = useSavedRecord<string>({
    stored: { value: stored?.text ?? '', version: stored?.version ?? 0 },
    isSame: Object.is,
    send: (text, version) => change({ what: 'savePage', stage: stage.key, text, version }),
    about: 'page',
    textOf: (text) => text,
  });
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    setOpen({ stage: stage.key, text: value, keep: () => latest.current() });
  }, [setOpen, stage.key, value]);
  useEffect(() => () => setOpen(null), [setOpen]);

  const isStale = refused?.error === 'stale';
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
      {isStale ? (
        <Notice
          kind="warn"
          className="writing-notice"
          actions={
            <>
              <SoftButton onClick={giveWay}>{t('takeNewer')}</SoftButton>
              <SoftButton onClick={insist}>{t('keepThis')}</SoftButton>
            </>
          }
        >
          {t('stale')}
        </Notice>
      ) : null}
      <div className="writing-body">
        <textarea
          ref={field}
          dir="auto"
          className="writing-lines"
          aria-label={t('label', { stage: stageText(stage) })}
          placeholder={placeholder}
          value={value}
          maxLength={longest.page}
          onChange={(event) => write(() => event.target.value)}
          onBlur={() => void keep()}
        />
        <RestOf place={field} text={value} onLeft={(left) => keepDraft(connection, 'page', left)} />
      </div>
      <p className="writing-saved writing-quiet" role="status">
        {isStale ? '' : refused && !isSaving ? t('notSaved') : isKept ? (value === '' ? '' : t('saved')) : t('saving')}
      </p>
      {children(value)}
    </>
  );
}
