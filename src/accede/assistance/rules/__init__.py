"""What follows from requests, activities and results: pure rules, one module each.

``life``        the life of a request, as one complete decision table
``asking``      what a request holds, and whose it is
``needs``       what a State's reviews found lacking, point by point
``talk``        the conversation on a request; the Office's proposal, the State's acceptance
``turns``       whose turn it is on a request, and what for
``activities``  when an activity may exist, begin and end
``safeguards``  what must be reasoned and read twice before an activity begins
``results``     what a measured value needs
``counting``    the indicators, counted from requests and activities
"""
