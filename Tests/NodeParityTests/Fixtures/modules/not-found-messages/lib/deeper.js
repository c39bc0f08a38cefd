require('missing-one');
