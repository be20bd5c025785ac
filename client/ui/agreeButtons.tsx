import { SoftButton, TextButton } from './buttons';

/** The answer to a proposal: whoever asked takes it back, the others agree, and may agree no longer. */
export function AgreeButtons({
  asked,
  isBusy,
  onAnswer,
  words,
}: {
  asked: 'byMe' | 'agreed' | 'open';
  isBusy: boolean;
  onAnswer: (said: 'agree' | 'not' | 'takeBack') => void;
  words: { agree: string; agreeNoLonger: string; takeBack: string };
}) {
  if (asked === 'open')
    return (
      <SoftButton icon="check" pending={isBusy} onClick={() => onAnswer('agree')}>
        {words.agree}
      </SoftButton>
    );
  const [said, text] =
    asked === 'byMe' ? (['takeBack', words.takeBack] as const) : (['not', words.agreeNoLonger] as const);
  return (
    <TextButton pending={isBusy} onClick={() => onAnswer(said)}>
      {text}
    </TextButton>
  );
}
