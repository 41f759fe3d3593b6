"""Pre-printed forms: fields laid in millimetres over paper that is printed already, and printers made to hit them."""
