import { useTranslation } from 'react-i18next';
import type { GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { setSeries } from '../../connection/datesApi';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { ownZone } from '../../ui/text/zones';
import { afterRhythm, rhythmOfPlan } from './rhythm';
import { useRhythmText } from './rhythmText';
import { useSending } from './useSending';

/** Without a series: the rhythm that the group chose when it was formed, and the press that plans its dates in it. */
export function NoSeries({
  page,
  dates,
  changed,
  onChoose,
}: {
  page: GroupPage;
  dates: GroupDates;
  changed: () => void;
  /** Chooses the first day as well, where nothing gives it. */
  onChoose: () => void;
}) {
  const { t } = useTranslation('dates');
  const rhythmText = useRhythmText();
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'stale' ? t('series.stale') : null));
  const timeZone = dates.timeZone ?? ownZone();
  const first = afterRhythm(page, dates, timeZone);
  const rhythm = rhythmOfPlan(page.plan, first.slice(0, 10));
  if (rhythm === null) return <p className="quiet">{t('series.none')}</p>;
  const chosen = rhythm.every === 'weeks' ? t('series.meantWeeks', { count: rhythm.weeks }) : t('series.meantMonth');
  if (!page.mayPlan) return <p className="quiet">{chosen}</p>;
  const isKnown = page.next !== null || page.past.length > 0;
  const plan = async () => {
    await send(() => setSeries(page.group, { version: dates.version, timeZone, first, rhythm, until: null }));
    changed();
  };
  return (
    <div className="dates-meant">
      <p className="quiet">
        {chosen} {t('series.meantAbout')}
      </p>
      <SoftButton pending={isBusy} onClick={() => (isKnown ? void plan() : onChoose())}>
        {isKnown ? t('series.planAll', { rhythm: rhythmText({ first, rhythm }) }) : t('series.chooseFirst')}
      </SoftButton>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </div>
  );
}
