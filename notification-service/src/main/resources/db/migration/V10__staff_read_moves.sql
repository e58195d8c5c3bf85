-- What was noted of looks at messages goes where every look is noted now.
insert into staff_access (clinic_id, at, staff, staff_name, roles, act, patients, items)
select clinic_id, at, staff, staff, '{}', 'messages.read',
  case when patient_id is null then '{}' else array[patient_id] end, messages
from staff_read order by id;

drop table staff_read;
