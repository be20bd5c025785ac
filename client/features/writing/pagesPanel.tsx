import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readerOfPage } from '../../../shared/meeting/rights/pages';
import type { PlannedStage, StageKey } from '../../../shared/meeting/state';
import { isTimeUp, stageClock } from '../../../shared/meeting/views/clocks';
import { isDoneWriting, stagesWithMyPage, writesNow } from '../../../shared/meeting/views/pages';
import { myPrompt } from '../../../shared/meeting/views/prompts';
import type { OwnPage } from '../../../shared/protocol/records';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useOwnPrompt } from '../../connection/hooks/ownPrompt';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useMethodText } from '../../i18n/methodText';
import { useRefusalText } from '../../i18n/refusalText';
import { AskTwice } from '../../ui/askTwice';
import { GoButton, SoftButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';
import { isInFieldOf, isMidSentence } from '../../ui/focusKeeper';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { useSmallScreen } from '../../ui/smallScreen';
import { Tabs } from '../../ui/tabs';
import { Waiting } from '../../ui/waiting';
import { usePageChoice, usePagesTab } from './choosing';
import { Page } from './page';
import { Release } from './release';
import { ShownPages } from './shownPages';
import { useStageText } from './stageText';
import './writing.css';

/** A stage that goes on by itself asks what happens to the page while there is still time to choose. */
const WARNED_MS = 10_000;

/** My pages of this meeting, the one of the stage in hand first, and the pages that others have shown. */
export function PagesPanel() {
  const { t } = useTranslation('writing');
  const meeting = useMeeting();
  const me = useMe();
  const place = useRef<HTMLElement>(null);
  const stages = stagesWithMyPage(meeting, me);
  const now = writesNow(meeting, me);
  const newest = now ?? stages.at(-1) ?? null;
  const [chosenTab, setTab] = usePagesTab();
  const tab = newest === null ? 'shown' : (chosenTab ?? 'mine');
  const [picked, setPicked] = useState<Picked>(null);
  const pick = (stage: StageKey) => setPicked({ stage });
  const shown = useShownStage(newest?.key ?? null, picked, place);
  const stage = stages.find(({ key }) => key === shown) ?? null;
  const { records } = useRecords({ what: 'myPages' });
  const isWriting = now !== null && stage?.key === now.key;
  return (
    <Panel ref={place} className="writing-panel" aria-label={isWriting ? t('title') : t('panel')}>
      {isWriting || newest === null ? null : (
        <div className="writing-tabs">
          <Tabs
            label={t('tabs')}
            value={tab}
            options={(['mine', 'shown'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={setTab}
          />
        </div>
      )}
      {!isWriting && tab === 'shown' ? (
        <ShownPages />
      ) : stage === null ? null : records === null ? (
        <Waiting>{t('loading')}</Waiting>
      ) : (
        <>
          {now !== null && !isWriting ? (
            <Notice
              className="writing-notice"
              actions={<SoftButton onClick={() => pick(now.key)}>{t('newPage.go')}</SoftButton>}
            >
              {t('newPage.about')}
            </Notice>
          ) : null}
          {!isWriting && stages.length > 1 ? <Which stages={stages} stage={stage} onPick={pick} /> : null}
          <MyPage
            key={stage.key}
            stage={stage}
            stored={records.pages.find((one) => one.stage === stage.key)}
            isNow={isWriting}
          />
        </>
      )}
    </Panel>
  );
}

/** Each time that somebody picks one counts anew. */
type Picked = { stage: StageKey } | null;

/**
 * The stage whose page is shown: the one in hand, or the one that was picked. When the meeting moves on, people who are typing
 * keep the page that they type on.
 */
function useShownStage(newest: StageKey | null, picked: Picked, place: { current: HTMLElement | null }) {
  const shown = useRef({ newest, stage: picked?.stage ?? newest, picked });
  const before = shown.current;
  const isTyping = isInFieldOf(place.current) && isMidSentence();
  const hasMoved = before.newest !== newest;
  if (before.picked !== picked) shown.current = { newest, stage: picked?.stage ?? newest, picked };
  else if (hasMoved && isTyping) shown.current = { ...before, newest };
  else if (hasMoved) shown.current = { newest, stage: newest, picked };
  return shown.current.stage;
}

function Which({
  stages,
  stage,
  onPick,
}: {
  stages: readonly PlannedStage[];
  stage: PlannedStage;
  onPick: (key: StageKey) => void;
}) {
  const { t } = useTranslation('writing');
  const stageText = useStageText();
  return (
    <SelectField
      className="writing-which"
      label={t('which')}
      value={stage.key}
      onChange={(event) => onPick(event.target.value)}
    >
      {stages.map((each) => (
        <option key={each.key} value={each.key}>
          {stageText(each)}
        </option>
      ))}
    </SelectField>
  );
}

function MyPage({ stage, stored, isNow }: { stage: PlannedStage; stored: OwnPage | undefined; isNow: boolean }) {
  const { t } = useTranslation('writing');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const stageText = useStageText();
  const nameOf = useShortNames();
  const isSmall = useSmallScreen();
  const choice = usePageChoice(stage);
  const warned = stage.automatic ? WARNED_MS : 0;
  const isAsked = useAtNow((now) => (stageClock(meeting, now)?.leftMs ?? Number.POSITIVE_INFINITY) <= warned);
  const isOver = useAtNow((now) => isTimeUp(meeting, now));
  const erased = useErased(stored === undefined);
  const isDone = isDoneWriting(meeting, me);
  const prompt = myPrompt(meeting, me);
  const client = choice.client === null ? '' : nameOf(choice.client);
  // Where the prompt beside the page is not drawn, the empty page says it.
  const own = useOwnPrompt(meeting, stage);
  const placeholder = isNow && isSmall ? (own ?? method.prompt(prompt.words, client)) : t('placeholder');
  return (
    <Page
      key={erased}
      stage={stage}
      stored={stored}
      title={isNow ? t('title') : stageText(stage)}
      placeholder={placeholder}
    >
      {(text) =>
        isNow && !isDone && !isAsked ? null : (
          <div className="writing-after">
            <Read stage={stage} stored={stored} text={text} onRenew={() => void choice.renew()} />
            <Release choice={choice} isOver={isNow && isOver} />
            {isNow ? null : (
              <div className="ui-row writing-act">
                {choice.choices.length < 2 || choice.isSettled || choice.to === choice.chosen ? null : (
                  <GoButton icon="check" closed={choice.closed} onClick={() => void choice.give()}>
                    {t(`button.${choice.to}`, { name: client })}
                  </GoButton>
                )}
                {stored === undefined ? null : <Erase stage={stage} />}
              </div>
            )}
          </div>
        )
      }
    </Page>
  );
}

/** Grows when the page is erased, here or in another tab, so that its field begins anew. */
function useErased(isMissing: boolean): number {
  const [erased, setErased] = useState(0);
  const wasMissing = useRef(isMissing);
  useEffect(() => {
    if (isMissing && !wasMissing.current) setErased((times) => times + 1);
    wasMissing.current = isMissing;
  }, [isMissing]);
  return erased;
}

/** What others read of my page, where that is not all of it as it stands there now. */
function Read({
  stage,
  stored,
  text,
  onRenew,
}: {
  stage: PlannedStage;
  stored: OwnPage | undefined;
  text: string;
  onRenew: () => void;
}) {
  const { t } = useTranslation('writing');
  const meeting = useMeeting();
  const me = useMe();
  const shown = stored?.shown ?? null;
  if (shown === null || shown === text || readerOfPage(meeting, stage.key, me) === 'owner') return null;
  return (
    <div className="writing-changed">
      <p className="writing-quiet">{t('changed')}</p>
      <SoftButton onClick={onRenew} closed={text.trim() === '' ? t('choice.isEmpty') : null}>
        {t('button.renew')}
      </SoftButton>
    </div>
  );
}

function Erase({ stage }: { stage: PlannedStage }) {
  const { t } = useTranslation('writing');
  const change = useChangeRecords();
  const whyNot = useRefusalText();
  return (
    <AskTwice
      label={t('erase.label')}
      title={t('erase.title')}
      about={t('erase.about')}
      yes={t('erase.yes')}
      stay={t('erase.stay')}
      onYes={async () => {
        const answer = await change({ what: 'erasePage', stage: stage.key });
        return answer.ok ? null : whyNot(answer);
      }}
    />
  );
}
