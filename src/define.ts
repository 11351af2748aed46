// The provider first: what is inside of it then finds it at once.
import './bind/define.js';
import './kpi-board/define.js';
import './progress-ring/define.js';
import './timeline/define.js';
