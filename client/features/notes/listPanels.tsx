import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import { isLead } from '../../../shared/meeting/people/people';
import { mayOfferHelp } from '../../../shared/meeting/rights/records';
import type { ParkedItem } from '../../../shared/protocol/records';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { useChangeRecords, useRecords } from '../../connection/hooks/records';
import { useUnsentText } from '../../connection/hooks/unsentText';
import { useRefusalText } from '../../i18n/refusalText';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Panel } from '../../ui/panel';
import { listOf } from '../../ui/text/listOf';
import { ToggleButton } from '../../ui/toggleButton';
import { Waiting } from '../../ui/waiting';
import { Parking } from './parking';
import './notes.css';
import './requests.css';

/** The parking lot beside the stage that fills it. */
export function ParkingPanel() {
  const { t } = useTranslation('notes');
  return (
    <Panel className="notes-panel" aria-label={t('parking')}>
      <header className="notes-head">
        <h2>{t('parking')}</h2>
      </header>
      <Parking />
    </Panel>
  );
}

const kinds = ['request', 'progress'] as const;
type Kind = (typeof kinds)[number];

/** One list of what people have to tell and what they ask for, and who offers help. It stays in sight for the whole call. */
export function RequestsPanel() {
  const { t } = useTranslation('notes');
  const whyNot = useRefusalText();
  const { records } = useRecords({ what: 'parking' });
  const change = useChangeRecords();
  const [problem, setProblem] = useState<string | null>(null);
  const items = records?.items.filter(({ kind }) => kind !== 'topic');
  const send: Send = async (what) => {
    const answer = await change(what);
    setProblem(answer.ok ? null : whyNot(answer));
    return answer.ok;
  };
  return (
    <Panel className="notes-panel" aria-labelledby="requests-title">
      <header className="notes-head">
        <h2 id="requests-title">{t('requests.title')}</h2>
      </header>
      <div className="notes-body notes-requests">
        <p className="notes-quiet">{t('requests.about')}</p>
        {items === undefined ? (
          <Waiting>{t('loading')}</Waiting>
        ) : items.length === 0 ? (
          <p className="notes-quiet notes-none">{t('requests.empty')}</p>
        ) : (
          <ul>
            {items.map((item) => (
              <Line key={item.id} item={item} send={send} />
            ))}
          </ul>
        )}
        {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
        <Add send={send} />
      </div>
    </Panel>
  );
}

type Send = (change: Parameters<ReturnType<typeof useChangeRecords>>[0]) => Promise<boolean>;

function Add({ send }: { send: Send }) {
  const { t } = useTranslation('notes');
  const [kind, setKind] = useState<Kind>('request');
  const [text, setText] = useUnsentText('request');
  const [busy, setBusy] = useState(false);

  async function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const added = await send({ what: 'park', kind, text: text.trim() });
    setBusy(false);
    if (added) setText('');
  }

  return (
    <form onSubmit={(event) => void add(event)}>
      <fieldset aria-label={t('requests.kind')} className="notes-kinds">
        {kinds.map((each) => (
          <button key={each} type="button" aria-pressed={each === kind} onClick={() => setKind(each)}>
            {t(`requests.kinds.${each}`)}
          </button>
        ))}
      </fieldset>
      <TextField
        label={t(`requests.label.${kind}`)}
        value={text}
        readOnly={busy}
        maxLength={longest.parkedItem}
        onChange={(event) => setText(event.target.value)}
      />
      <SoftButton type="submit" pending={busy} icon="plus">
        {t('requests.add')}
      </SoftButton>
    </form>
  );
}

function Line({ item, send }: { item: ParkedItem; send: Send }) {
  const { t } = useTranslation('notes');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const wholeNameOf = useNames();
  const { id, text, by, kind } = item;
  const name = by === me ? t('requests.you') : nameOf(by);
  return (
    <li className={`notes-request notes-is-${kind}`}>
      <Face name={wholeNameOf(by)} size={40} />
      <div>
        <p className="notes-quiet">
          <b dir="auto">{name}</b> <span>{t(`requests.is.${kind as Kind}`)}</span>
        </p>
        <p className="notes-request-text" dir="auto">
          {text}
        </p>
        {kind === 'request' ? <Helpers item={item} me={me} /> : null}
      </div>
      {mayOfferHelp(item, me) ? (
        <ToggleButton
          on={item.helpers.includes(me)}
          name={t('requests.helpWith', { name })}
          save={(on) => send({ what: 'offerHelp', item: id, on })}
        >
          {t('requests.help')}
        </ToggleButton>
      ) : null}
      {by === me || isLead(meeting, me) ? (
        <TextButton
          icon="remove"
          aria-label={t('park.remove', { text })}
          onClick={() => void send({ what: 'unpark', item: id })}
        />
      ) : null}
    </li>
  );
}

/** Who offered help with a request: I first, then the others by name. */
function Helpers({ item: { helpers }, me }: { item: ParkedItem; me: string }) {
  const { t } = useTranslation('notes');
  const nameOf = useShortNames();
  const others = helpers.filter((member) => member !== me);
  const names = listOf(others.map(nameOf));
  if (helpers.includes(me))
    return (
      <p className="notes-helpers">
        {others.length === 0 ? t('requests.youHelp') : t('requests.youHelpToo', { names })}
      </p>
    );
  return others.length === 0 ? null : (
    <p className="notes-helpers">{t('requests.helps', { count: others.length, names })}</p>
  );
}
