'use strict';

module.exports = async (immutable) => {
  const { Map, List, fromJS } = immutable;
  const map = Map({ a: 1, b: List([1, 2]) });
  return [map.set('c', 3).toJS(), map.updateIn(['b', 0], (n) => n + 10).toJS(), fromJS({ x: [1] }).equals(fromJS({ x: [1] })), String(map)];
};
