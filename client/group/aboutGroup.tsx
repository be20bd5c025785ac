import { useState } from 'react';
import type { GroupPage } from '../../shared/protocol/groups';
import { AboutGroup } from '../features/groupAbout/aboutGroup';
import { messages } from '../i18n/load';
import { lazyPage } from '../ui/lazy/lazyPage';
import { QuietPlace } from '../ui/lazy/places';
import { OthersDecide } from './othersDecide';

const Change = lazyPage(async () => (await import('./changeGroup')).Change, messages('formGroup'));

/** What the group is, and the dialog that changes it. */
export function About({ page, onChanged }: { page: GroupPage; onChanged: () => void }) {
  const [isEditing, setEditing] = useState(false);
  return (
    <AboutGroup page={page} others={<OthersDecide page={page} />} onChange={() => setEditing(true)}>
      {isEditing ? (
        <QuietPlace>
          <Change page={page} onChanged={onChanged} onClose={() => setEditing(false)} />
        </QuietPlace>
      ) : null}
    </AboutGroup>
  );
}
