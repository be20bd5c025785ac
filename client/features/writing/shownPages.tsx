import { useTranslation } from 'react-i18next';
import { readerOfPage } from '../../../shared/meeting/rights/pages';
import { mayRemoveRecords } from '../../../shared/meeting/rights/records';
import type { ShownPage } from '../../../shared/protocol/records';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useRefusalText } from '../../i18n/refusalText';
import { AskTwice } from '../../ui/askTwice';
import { Waiting } from '../../ui/waiting';
import { useStageText } from './stageText';

/** The pages that I may read of others, and those of mine that others read, in the order of the agenda. */
export function ShownPages() {
  const { t } = useTranslation('writing');
  const meeting = useMeeting();
  const { records } = useRecords({ what: 'shownPages' });
  if (records === null) return <Waiting>{t('loading')}</Waiting>;
  const place = new Map(meeting.agenda.map(({ key }, index) => [key, index]));
  const pages = records.pages.toSorted((a, b) => (place.get(a.stage) ?? 0) - (place.get(b.stage) ?? 0));
  return (
    <div className="writing-shown">
      {pages.length === 0 ? <p className="writing-quiet">{t('read.empty')}</p> : null}
      {pages.map((page) => (
        <OnePage key={`${page.stage} ${page.member}`} page={page} />
      ))}
    </div>
  );
}

function OnePage({ page: { stage: key, member, text } }: { page: ShownPage }) {
  const { t } = useTranslation('writing');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const stageText = useStageText();
  const planned = meeting.agenda.find((each) => each.key === key);
  if (planned === undefined) return null;
  const stage = stageText(planned);
  const reader = readerOfPage(meeting, key, member);
  return (
    <article className="writing-read">
      <h3>{member === me ? t('read.byMe', { stage }) : t('read.by', { name: nameOf(member), stage })}</h3>
      {reader === 'client' && member !== me ? <p className="writing-quiet">{t('read.given')}</p> : null}
      <p className="writing-text" dir="auto">
        {text}
      </p>
      {reader === 'group' && member !== me && mayRemoveRecords(meeting, me) ? (
        <Remove page={{ stage: key, member }} />
      ) : null}
    </article>
  );
}

/** The lead takes away what somebody showed to the group. */
function Remove({ page }: { page: Pick<ShownPage, 'stage' | 'member'> }) {
  const { t } = useTranslation('writing');
  const nameOf = useShortNames();
  const change = useChangeRecords();
  const whyNot = useRefusalText();
  const name = nameOf(page.member);
  return (
    <AskTwice
      label={t('remove.label')}
      title={t('remove.title', { name })}
      about={t('remove.about', { name })}
      yes={t('remove.yes')}
      stay={t('remove.stay')}
      onYes={async () => {
        const answer = await change({ what: 'removePage', ...page });
        return answer.ok ? null : whyNot(answer);
      }}
    />
  );
}
