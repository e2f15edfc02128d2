-- Running work is found without looking through every lead.
CREATE INDEX lead_claimed ON lead (house, claimed_by, until);
