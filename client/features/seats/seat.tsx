import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatState } from '../../../shared/meeting/views/floor';
import { Menu } from '../../ui/dialog';
import type { MenuEntry } from '../../ui/dialogProps';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { placeAt, sideOf } from './geometry';
import type { SeatStatus, SeatTag } from './seatLabels';
import './trouble.css';
import './wrote.css';

export type SeatPlace = 'line' | 'hub' | 'lean';

/** One person's seat. The same element moves to the middle and back, so that its picture never stops. */
export function Seat({
  seat,
  name,
  label,
  angle,
  place,
  isMe,
  picture,
  status,
  fact,
  sentence,
  away,
  tag,
  weak,
  muted,
  together,
  speaking,
  hidden,
  marked,
  entries,
  children,
}: {
  seat: SeatState;
  name: string;
  label: string;
  angle: number;
  place: SeatPlace;
  isMe: boolean;
  picture: ReactNode;
  status: SeatStatus;
  fact: string | null;
  sentence: string;
  away: 'no' | 'listening' | 'turnedAway';
  tag: SeatTag | null;
  weak: boolean;
  /** Drawn small: with an open microphone a person can join in at once. */
  muted: boolean;
  /** Somebody else sits in one physical room with this person. */
  together: boolean;
  speaking: boolean;
  hidden: boolean;
  /** Has done what the stage asks of everybody, such as voting. */
  marked: boolean;
  entries: readonly MenuEntry[];
  children?: ReactNode;
}) {
  const { t } = useTranslation('room');
  const { x, y } = placeAt(angle, away !== 'no' && !isMe);
  const side = sideOf(angle);
  const classes = [
    'seats-seat',
    `seats-${place}`,
    `seats-${side}`,
    y < -0.1 && 'seats-upper',
    isMe && 'seats-mine',
    away !== 'no' && 'seats-away',
    away === 'turnedAway' && 'seats-turned-away',
    seat.turn === 'lost' && 'seats-lost',
    speaking && 'seats-speaking',
    hidden && 'seats-hidden',
  ]
    .filter(Boolean)
    .join(' ');
  const face = (
    <Face name={name} className="seats-face" picture={picture}>
      {away === 'turnedAway' ? <Icon name="ear" size={34} /> : undefined}
    </Face>
  );
  return (
    <li className={classes} style={{ '--x': x, '--y': y } as CSSProperties} data-member={seat.member}>
      {entries.length > 0 ? (
        <Menu label={t('seat.menu', { name })} className="seats-press" entries={entries}>
          <span className="seats-drawn" aria-hidden="true">
            {face}
          </span>
          <span className="aloud">{sentence}</span>
        </Menu>
      ) : (
        <span className="seats-press" title={sentence}>
          {face}
        </span>
      )}
      {children}
      {seat.handPlace !== null && place === 'line' ? (
        <span className="seats-tag" aria-hidden="true">
          <Icon name="hand" size={17} />
          <b>{t('seat.place', { count: seat.handPlace, ordinal: true })}</b>
        </span>
      ) : null}
      {tag ? (
        <span className="seats-trouble" aria-hidden="true">
          <Icon name={tag.icon} size={15} />
          <span className="seats-long">{tag.text}</span>
          <span className="seats-short">{tag.short}</span>
        </span>
      ) : null}
      {seat.turn === 'wrote' ? (
        <span className="seats-wrote" aria-hidden="true">
          <Icon name="check" size={16} />
        </span>
      ) : null}
      {marked && place === 'line' ? (
        <span className="seats-voted" aria-hidden="true">
          <Icon name="check" size={14} />
        </span>
      ) : null}
      {away === 'listening' ? (
        <span className="seats-tag seats-tag-ear" aria-hidden="true">
          <Icon name="ear" size={17} />
        </span>
      ) : null}
      <div className="seats-caption" aria-hidden="true">
        <span className="seats-name">
          {seat.turn === 'done' ? <Icon name="check" size={16} className="seats-check" /> : null}
          <span className="seats-name-text" translate="no">
            {label}
          </span>
          {seat.isLead || seat.isDeputy ? (
            <small className="seats-rank" title={seat.isLead ? undefined : t('seat.deputyLeads')}>
              {seat.isLead ? t('seat.leadMark') : t('seat.deputyMark')}
            </small>
          ) : null}
          {together ? <Icon name="people" size={14} className="seats-rank" /> : null}
          {muted ? <Icon name="micOff" size={14} className="seats-rank" /> : null}
          {weak ? <Icon name="weak" size={14} className="seats-rank" /> : null}
        </span>
        {fact ? <span className="seats-fact">{fact}</span> : null}
        {status ? (
          <span className={status.tone === 'next' ? 'seats-status seats-status-next' : 'seats-status'}>
            {status.short === undefined ? (
              status.text
            ) : (
              <>
                <span className="seats-long">{status.text}</span>
                <span className="seats-short">{status.short}</span>
              </>
            )}
          </span>
        ) : null}
      </div>
      <span className="aloud">{entries.length > 0 ? '' : sentence}</span>
    </li>
  );
}
