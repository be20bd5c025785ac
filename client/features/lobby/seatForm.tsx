import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lobbyOpensAt } from '../../../shared/meeting/clock';
import { useRoom } from '../../connection/hooks/context';
import { useAtNow } from '../../connection/hooks/now';
import { useOwn, useOwnMedia } from '../../media/context';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Choice, Tick } from '../../ui/choice';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { whenText } from '../../ui/text/when';
import { AgreementText } from './agreement';
import { useTroubleText } from './dates';
import type { Entrance, Facts } from './entrance';
import type { SitDown } from './sitDown';

/** The agreement, who else can hear, and the button for the seat. */
export function SeatForm({
  facts,
  entrance,
  sitDown,
  name,
  elsewhere,
  onElsewhere,
  agreementChoice,
}: {
  facts: Facts;
  entrance: Entrance['kind'];
  sitDown: SitDown;
  name: string;
  elsewhere: boolean;
  onElsewhere: (elsewhere: boolean) => void;
  agreementChoice: ReactNode;
}) {
  const { t } = useTranslation('lobby');
  const own = useOwnMedia();
  const camera = useOwn((state) => state.camera);
  const [kept, setKept] = useState<number | null>(null);
  const [surroundings, setSurroundings] = useState<'alone' | 'headphones'>('alone');
  const { sit, pending, trouble } = sitDown;
  const troubleText = useTroubleText();
  const sitting = useRoom((state) => state.sending.has('takeSeat') || state.sending.has('knock'));
  const tooEarly = entrance === 'tooEarly';
  const opens = useAtNow((now) => whenText(lobbyOpensAt(facts), now));
  const { isSigned = false } = facts.agreement;
  const agreed = isSigned || kept === facts.agreement.version;
  const tick = useRef<HTMLInputElement>(null);
  const closed = tooEarly ? t('enter.tooEarly', { when: opens }) : agreed ? null : t('enter.tickFirst');
  const silent = elsewhere || facts.allElsewhere;
  const isLate = facts.status === 'running' && entrance !== 'left' && !silent;
  const go = () => {
    sit({ agreement: facts.agreement.version, surroundings, sound: elsewhere ? 'elsewhere' : 'here' });
  };
  const goAudioOnly = () => {
    void own.setCamera(false);
    go();
  };
  /** In a low window, what is to be ticked may be below its end. */
  const showTick = () => tick.current?.focus();
  return (
    <>
      <div className="lobby-block">
        <h2>{t('agreement.heading')}</h2>
        <AgreementText facts={facts} choice={agreementChoice} />
        {isSigned ? (
          <p className="lobby-signed">
            <Icon name="check" size={18} /> {t('agreement.signed')}
          </p>
        ) : (
          <Tick ref={tick} checked={agreed} onChange={(on) => setKept(on ? facts.agreement.version : null)}>
            <strong>{t('agreement.keep')}</strong>
          </Tick>
        )}
      </div>
      <Choice
        className="lobby-around"
        legend={t('around.legend')}
        value={surroundings}
        onChange={setSurroundings}
        options={[
          { value: 'alone', label: t('around.alone') },
          { value: 'headphones', label: t('around.headphones') },
        ]}
      />
      {facts.allElsewhere ? (
        <p className="lobby-quiet">{t('sound.allElsewhere')}</p>
      ) : (
        <Tick checked={elsewhere} onChange={onElsewhere} note={t('sound.elsewhereNote')}>
          {t('sound.elsewhere')}
        </Tick>
      )}
      {trouble ? <Notice kind="refused">{troubleText(trouble)}</Notice> : null}
      <div className="lobby-enter">
        <GoButton
          icon="next"
          closed={closed}
          onClosed={tooEarly ? undefined : showTick}
          pending={pending || sitting}
          onClick={go}
        >
          {entrance === 'left' ? t('enter.again') : t('enter.seat')}
        </GoButton>
        {silent || camera !== 'on' ? null : (
          <SoftButton className="lobby-audio-only" closed={closed} pending={pending || sitting} onClick={goAudioOnly}>
            {t('enter.audioOnly')}
          </SoftButton>
        )}
      </div>
      {isLate ? <p className="lobby-faint">{t('enter.late')}</p> : null}
      {tooEarly ? (
        <p className="lobby-faint">
          {facts.leadName
            ? t(facts.letsIn.length > 0 ? 'enter.opensLead' : 'enter.opensLater', { name: facts.leadName })
            : t('enter.opens')}{' '}
          <a href="/">{t('waitingRoom.home')}</a>
        </p>
      ) : null}
      {name && !tooEarly ? <p className="lobby-faint">{t('enter.name', { name })}</p> : null}
    </>
  );
}
