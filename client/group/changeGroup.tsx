import type { GroupPage } from '../../shared/protocol/groups';
import { Rhythm } from '../features/formGroup/rhythm';
import { ChangeGroup } from '../features/groupAbout/changeGroup';
import '../features/formGroup/formGroup.css';

/** The same questions about meetings as when the group was formed. */
export const Change = ({
  page,
  onChanged,
  onClose,
}: {
  page: GroupPage;
  onChanged: () => void;
  onClose: () => void;
}) => (
  <ChangeGroup
    {...{ page, onChanged, onClose }}
    planFields={(plan, onChange) => (
      <Rhythm plan={plan} onChange={onChange} of={page.model === 'pair' ? 'pair' : 'group'} />
    )}
  />
);
