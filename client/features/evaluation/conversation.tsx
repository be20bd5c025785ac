import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/evaluation/forms';

/** With fewer than 4 people there is no form, but three questions to talk about. */
export function Conversation({ form }: { form: Form }) {
  const { t } = useTranslation('evaluation');
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
