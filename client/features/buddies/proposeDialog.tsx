import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buddyFormats, clashOf } from '../../../shared/groups/buddies';
import type { MemberId } from '../../../shared/meeting/state';
import type { Buddy } from '../../../shared/protocol/buddies';
import type { GroupPage } from '../../../shared/protocol/groups';
import { proposeBuddies } from '../../connection/buddiesApi';
import { useSaving } from '../../connection/hooks/saving';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { SelectField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { ownZone, placeOf } from '../../ui/text/zones';
import { formatKey, takenFor } from './texts';

const lengths = [30, 45, 60, 90] as const;
/** The shortest that each format takes. */
const least = { buddy: 15, cocoach: 40, one2one: 40 } as const;

/** A time for two or three of the group. */
export function ProposeDialog({
  page,
  first,
  others,
  pairs,
  onClose,
  onDone,
}: {
  page: GroupPage;
  /** Whom I chose already. */
  first: readonly MemberId[];
  /** Everybody whom I can meet. */
  others: GroupPage['people'];
  /** My 1:1s. */
  pairs: readonly Buddy[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('buddies');
  const whyNot = useGroupRefusal();
  const [isBusy, refused, send] = useSaving(() => undefined);
  const [who, setWho] = useState<MemberId>(first[0] ?? others[0]?.member ?? '');
  const [third, setThird] = useState<MemberId>(first[1] ?? '');
  const [wall, setWall] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [minutes, setMinutes] = useState(60);
  const zone = ownZone();

  const roleOf = (member: MemberId) => page.people.find((one) => one.member === member)?.role ?? 'member';
  const formatsWith = (members: readonly MemberId[]) => buddyFormats([page.me.member, ...members].map(roleOf));
  const thirds = others.filter(({ member }) => member !== who && formatsWith([who, member]).length > 0);
  const members = thirds.some(({ member }) => member === third) ? [who, third] : [who];
  const formats = formatsWith(members);
  const format = chosen !== null && formats.includes(chosen) ? chosen : (formats[0] ?? '');
  const key = formatKey(format);
  const fitting = lengths.filter((length) => length >= least[key]);
  const length = fitting.some((one) => one === minutes) ? minutes : 60;

  const startsAt = Date.parse(wall);
  const clash = Number.isNaN(startsAt) ? null : clashOf({ startsAt, minutes: length }, takenFor(page, pairs, members));

  async function propose() {
    const when = { wall: wall.slice(0, 16), timeZone: zone };
    if (await send(() => proposeBuddies(page.group, { with: members, when, minutes: length, format }))) onDone();
  }
  return (
    <Dialog
      title={t('dialog.title')}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('dialog.cancel')}</SoftButton>
          <GoButton
            pending={isBusy}
            closed={Number.isNaN(startsAt) ? t('dialog.whenFirst') : null}
            onClick={() => void propose()}
          >
            {t('dialog.send')}
          </GoButton>
        </>
      }
    >
      <div className="buddies-form">
        <p className="quiet">{t('dialog.about')}</p>
        <TextField
          label={t('dialog.when', { place: placeOf(zone) })}
          type="datetime-local"
          required
          value={wall}
          onChange={({ target }) => setWall(target.value)}
        />
        <div role="status">{clash === null ? null : <Notice kind="warn">{t(`clash.${clash}`)}</Notice>}</div>
        <SelectField label={t('dialog.who')} value={who} onChange={({ target }) => setWho(target.value)}>
          {others.map(({ member, name }) => (
            <option key={member} value={member}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('dialog.format')}
          hint={t(`formatAbout.${key}`)}
          value={format}
          onChange={({ target }) => setChosen(target.value)}
        >
          {formats.map((one) => (
            <option key={one} value={one}>
              {t(`formats.${formatKey(one)}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('dialog.minutes')}
          value={length}
          onChange={({ target }) => setMinutes(Number(target.value))}
        >
          {fitting.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </SelectField>
        {thirds.length === 0 ? null : (
          <details className="buddies-third" open={first.length > 1}>
            <summary>{t('dialog.thirdMore')}</summary>
            <SelectField
              label={t('dialog.third')}
              value={members[1] ?? ''}
              onChange={({ target }) => setThird(target.value)}
            >
              <option value="">{t('dialog.nobody')}</option>
              {thirds.map(({ member, name }) => (
                <option key={member} value={member}>
                  {name}
                </option>
              ))}
            </SelectField>
          </details>
        )}
      </div>
      {refused === null ? null : (
        <Notice kind="refused">{refused.error === 'badInput' ? t('dialog.bad') : whyNot(refused)}</Notice>
      )}
    </Dialog>
  );
}
