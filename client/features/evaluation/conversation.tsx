import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/evaluation/forms';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { isTalkedAbout } from '../../../shared/meeting/views/evaluations';
import { useMeeting } from '../../connection/hooks/meeting';

/** With fewer than 4 people there is no form, but three questions to talk about, and afterwards what the group takes from it. */
export function Conversation({ form }: { form: Form }) {
  const { t } = useTranslation('evaluation');
  const meeting = useMeeting();
  const at = currentStage(meeting);
  if (at !== null && !isTalkedAbout(meeting, at.stage)) {
    return (
      <div className="evaluation-note">
        <h2>{t('conversation.after')}</h2>
        <p>{t('conversation.afterAbout')}</p>
      </div>
    );
  }
  return (
    <div className="evaluation-note">
      <h2>{t('conversation.title')}</h2>
      <p>{t('conversation.why')}</p>
      <p className="evaluation-quiet">{t('conversation.round')}</p>
      <ol className="evaluation-prompts">
        <li>{t(`conversation.${form.id}.one`)}</li>
        <li>{t(`conversation.${form.id}.two`)}</li>
        <li>{t(`conversation.${form.id}.three`)}</li>
      </ol>
    </div>
  );
}
