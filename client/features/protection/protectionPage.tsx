import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { groupKey } from '../../connection/keys';
import { HOME } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import './protection.css';

type Sign = 'holds' | 'depends' | 'not';
type Claim = { words: string; sign: Sign };

/** Which claims are made, and how far each goes; the sentences are in the catalogue. */
const sections: { name: string; claims: Claim[] }[] = [
  {
    name: 'evaluation',
    claims: [
      { words: 'masked', sign: 'holds' },
      { words: 'onlyTotals', sign: 'holds' },
      { words: 'four', sign: 'holds' },
      { words: 'dropout', sign: 'holds' },
      { words: 'counted', sign: 'holds' },
      { words: 'key', sign: 'depends' },
      { words: 'sum', sign: 'depends' },
      { words: 'took', sign: 'not' },
      { words: 'small', sign: 'not' },
      { words: 'unanimous', sign: 'not' },
      { words: 'text', sign: 'not' },
      { words: 'cheat', sign: 'not' },
      { words: 'demo', sign: 'not' },
    ],
  },
  {
    name: 'media',
    claims: [
      { words: 'mesh', sign: 'depends' },
      { words: 'livekit', sign: 'depends' },
      { words: 'sealed', sign: 'holds' },
      { words: 'sealedKey', sign: 'depends' },
      { words: 'sealedOther', sign: 'depends' },
      { words: 'sealedLeft', sign: 'depends' },
      { words: 'sealedOnly', sign: 'not' },
      { words: 'elsewhere', sign: 'depends' },
      { words: 'listen', sign: 'holds' },
      { words: 'film', sign: 'not' },
    ],
  },
  {
    name: 'words',
    claims: [
      { words: 'private', sign: 'holds' },
      { words: 'members', sign: 'holds' },
      { words: 'mail', sign: 'holds' },
      { words: 'talk', sign: 'depends' },
      { words: 'operator', sign: 'not' },
    ],
  },
  {
    name: 'program',
    claims: [
      { words: 'links', sign: 'holds' },
      { words: 'noTrack', sign: 'holds' },
      { words: 'altered', sign: 'not' },
      { words: 'device', sign: 'not' },
    ],
  },
];

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
        <Section key={section.name} name={section.name} claims={section.claims} />
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

function Section({ name, claims }: { name: string; claims: readonly Claim[] }) {
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
            <span>{t(`${name}.${claim.words}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
