'use strict';

module.exports = async (moment) => {
  return [moment.utc(0).format(), moment.utc('2024-02-28').add(2, 'days').format('dddd, MMMM Do YYYY'), moment.utc('2024-01-01').diff(moment.utc('2023-01-01'), 'days'), moment.duration(90, 'minutes').humanize(), moment('25-12-1995', 'DD-MM-YYYY', true).isValid()];
};
