/** The tables of what groups brought in from exports; see importStore.ts. */
export interface ImportTables {
  /** `had_left`: before the file was written. */
  imported_people: {
    id: string;
    group_id: string;
    name: string;
    place: number;
    had_left: number;
    invited_id: string | null;
    member_id: string | null;
  };
  imported_records: {
    meeting_id: string;
    group_id: string;
    by_member: string;
    sat_json: string;
    record_json: string;
    /** How many actions wait for whom in it. */
    waiting_json: string;
  };
}
