import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { groupKey } from '../../connection/keys';
import { DATA, HOME } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import { usePageTitle } from '../../ui/pageTitle';
import './protection.css';

type Verdict = 'holds' | 'depends' | 'not';

/** The claims, and how far each of them holds. Their sentences are in the catalogue. */
const sections = [
  {
    name: 'evaluation',
    claims: [
      { text: 'evaluation.masked', verdict: 'holds' },
      { text: 'evaluation.onlyTotals', verdict: 'holds' },
      { text: 'evaluation.four', verdict: 'holds' },
      { text: 'evaluation.early', verdict: 'holds' },
      { text: 'evaluation.dropout', verdict: 'holds' },
      { text: 'evaluation.counted', verdict: 'holds' },
      { text: 'evaluation.key', verdict: 'depends' },
      { text: 'evaluation.sum', verdict: 'depends' },
      { text: 'evaluation.took', verdict: 'not' },
      { text: 'evaluation.small', verdict: 'not' },
      { text: 'evaluation.others', verdict: 'not' },
      { text: 'evaluation.twoMeetings', verdict: 'not' },
      { text: 'evaluation.unanimous', verdict: 'not' },
      { text: 'evaluation.twoSeats', verdict: 'not' },
      { text: 'evaluation.text', verdict: 'not' },
      { text: 'evaluation.cheat', verdict: 'not' },
    ],
  },
  {
    name: 'media',
    claims: [
      { text: 'media.mesh', verdict: 'depends' },
      { text: 'media.livekit', verdict: 'depends' },
      { text: 'media.encrypted', verdict: 'holds' },
      { text: 'media.encryptedKey', verdict: 'depends' },
      { text: 'media.encryptedOther', verdict: 'depends' },
      { text: 'media.encryptedLeft', verdict: 'depends' },
      { text: 'media.encryptedOnly', verdict: 'not' },
      { text: 'media.elsewhere', verdict: 'depends' },
      { text: 'media.listen', verdict: 'holds' },
      { text: 'media.film', verdict: 'not' },
    ],
  },
  {
    name: 'records',
    claims: [
      { text: 'records.private', verdict: 'holds' },
      { text: 'records.members', verdict: 'holds' },
      { text: 'records.mail', verdict: 'holds' },
      { text: 'records.talk', verdict: 'depends' },
      { text: 'records.operator', verdict: 'not' },
    ],
  },
  {
    name: 'program',
    claims: [
      { text: 'program.links', verdict: 'holds' },
      { text: 'program.noTrack', verdict: 'holds' },
      { text: 'program.altered', verdict: 'not' },
      { text: 'program.device', verdict: 'not' },
    ],
  },
] as const satisfies { name: string; claims: { text: string; verdict: Verdict }[] }[];

/**
 * What is protected and what is not. Opened with `#group`, it also says whether this browser has the key of that group.
 */
export function ProtectionPage() {
  const { t } = useTranslation('protection');
  usePageTitle(t('title'));
  const group = decodeURIComponent(location.hash.slice(1));
  return (
    <main className="protection">
      <Brand href={HOME} />
      <h1>{t('title')}</h1>
      <p className="protection-intro">{t('intro')}</p>
      {group === '' ? null : <Here group={group} />}
      {sections.map((section) => (
        <Section key={section.name} {...section} />
      ))}
      <p className="protection-data">
        <a href={DATA}>{t('stored')}</a>
      </p>
    </main>
  );
}

function Here({ group }: { group: string }) {
  const { t } = useTranslation('protection');
  const isSecure = globalThis.crypto?.subtle !== undefined;
  const state = !isSecure ? 'insecure' : groupKey(group) === null ? 'noKey' : 'key';
  return (
    <section className={`protection-here protection-here-${state}`}>
      <h2>{t('here.title')}</h2>
      <p>{t(`here.${state}`)}</p>
    </section>
  );
}

function Section({ name, claims }: (typeof sections)[number]) {
  const { t } = useTranslation('protection');
  const heading = useId();
  const lead = t(`${name}.lead`, { defaultValue: '' });
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t(`${name}.title`)}</h2>
      {lead === '' ? null : <p className="protection-lead">{lead}</p>}
      <ul className="protection-claims">
        {claims.map((claim) => (
          <li key={claim.text} className={`protection-claim protection-${claim.verdict}`}>
            <b>{t(`verdicts.${claim.verdict}`)}</b>
            <span>{t(claim.text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
