import { useTranslation } from 'react-i18next';
import { listensNow } from '../../../shared/meeting/people/parties';
import { canSpeak } from '../../../shared/meeting/people/people';
import { microphoneNews } from '../../../shared/meeting/views/sharedRooms';
import { useMe, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { useTakeMicrophone } from './takeMicrophone';

/** What the people of one physical room have to know or to settle about the one microphone that they share. */
export function RoomMicrophone() {
  const { t } = useTranslation('sharedRoom');
  const meeting = useWholeMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const take = useTakeMicrophone();
  const news = microphoneNews(meeting, me);
  if (news === null) return null;
  switch (news.kind) {
    case 'named':
      return (
        <Notice
          mark="mic"
          actions={
            <>
              <SoftButton onClick={() => void take()}>{t('notice.yes')}</SoftButton>
              <TextButton onClick={() => void send({ type: 'sitWith', member: null })}>{t('notice.no')}</TextButton>
            </>
          }
        >
          {t('notice.named', { names: listOf(news.by.map(nameOf)) })}
        </Notice>
      );
    case 'free':
      return (
        <Notice
          kind="warn"
          mark="mic"
          actions={
            canSpeak(meeting, me) ? <SoftButton onClick={() => void take()}>{t('notice.take')}</SoftButton> : null
          }
        >
          {news.carrier === null ? t('notice.nobody') : t(`notice.${news.why}`, { name: nameOf(news.carrier) })}
        </Notice>
      );
    case 'apart':
      return (
        <Notice explains mark="headphones">
          {t('notice.apart', { names: listOf(news.from.map(nameOf)) })}
        </Notice>
      );
    case 'shared':
      return listensNow(meeting, me) ? (
        <Notice explains mark="ear">
          {t('notice.listens')}
        </Notice>
      ) : null;
    default:
      return news satisfies never;
  }
}
