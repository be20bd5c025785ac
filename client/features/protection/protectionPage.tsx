import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { groupKey } from '../../connection/keys';
import { HOME } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import './protection.css';

type Sign = 'holds' | 'depends' | 'not';

/** Which claims are made, and how far each goes; the sentences are in the catalogue. */
const sections = [
  {
    name: 'evaluation',
    claims: [
      { words: 'evaluation.masked', sign: 'holds' },
      { words: 'evaluation.onlyTotals', sign: 'holds' },
      { words: 'evaluation.four', sign: 'holds' },
      { words: 'evaluation.dropout', sign: 'holds' },
      { words: 'evaluation.counted', sign: 'holds' },
      { words: 'evaluation.key', sign: 'depends' },
      { words: 'evaluation.sum', sign: 'depends' },
      { words: 'evaluation.took', sign: 'not' },
      { words: 'evaluation.small', sign: 'not' },
      { words: 'evaluation.unanimous', sign: 'not' },
      { words: 'evaluation.text', sign: 'not' },
      { words: 'evaluation.cheat', sign: 'not' },
      { words: 'evaluation.demo', sign: 'not' },
    ],
  },
  {
    name: 'media',
    claims: [
      { words: 'media.mesh', sign: 'depends' },
      { words: 'media.livekit', sign: 'depends' },
      { words: 'media.sealed', sign: 'holds' },
      { words: 'media.sealedKey', sign: 'depends' },
      { words: 'media.sealedOther', sign: 'depends' },
      { words: 'media.sealedLeft', sign: 'depends' },
      { words: 'media.sealedOnly', sign: 'not' },
      { words: 'media.elsewhere', sign: 'depends' },
      { words: 'media.listen', sign: 'holds' },
      { words: 'media.film', sign: 'not' },
    ],
  },
  {
    name: 'words',
    claims: [
      { words: 'words.private', sign: 'holds' },
      { words: 'words.members', sign: 'holds' },
      { words: 'words.mail', sign: 'holds' },
      { words: 'words.talk', sign: 'depends' },
      { words: 'words.operator', sign: 'not' },
    ],
  },
  {
    name: 'program',
    claims: [
      { words: 'program.links', sign: 'holds' },
      { words: 'program.noTrack', sign: 'holds' },
      { words: 'program.altered', sign: 'not' },
      { words: 'program.device', sign: 'not' },
    ],
  },
] as const satisfies { name: string; claims: { words: string; sign: Sign }[] }[];

/** What holds and what does not. Opened with `#group`, it also says whether this browser has that group's key. */
export function ProtectionPage() {
  const { t } = useTranslation('protection');
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
          <li key={claim.words} className={`protection-claim protection-${claim.sign}`}>
            <b>{t(`signs.${claim.sign}`)}</b>
            <span>{t(claim.words)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
